package io.archbench.history;

/** A process that adds nights to a history: location, first number, last number. */
final class AddNights {
  private AddNights() {}

  public static void main(String[] arguments) {
    try (History history = History.open(arguments[0])) {
      for (int number = Integer.parseInt(arguments[1]);
          number <= Integer.parseInt(arguments[2]);
          number++) {
        history.add(Nights.FEW.night(number));
      }
    }
  }
}
