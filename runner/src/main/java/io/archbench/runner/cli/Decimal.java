package io.archbench.runner.cli;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads exact numbers of options; no exponents, which could stand for any number of digits. */
final class Decimal implements ITypeConverter<BigDecimal> {
  private static final Pattern FORM =
      Pattern.compile("-?([0-9]{1,12}(\\.[0-9]{0,9})?|\\.[0-9]{1,9})");

  @Override
  public BigDecimal convert(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new TypeConversionException(
          "expected a number with a decimal point, such as 0.9, found '" + text + "'");
    }
    return new BigDecimal(text);
  }
}
