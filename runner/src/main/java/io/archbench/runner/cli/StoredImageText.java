package io.archbench.runner.cli;

import io.archbench.k8s.image.StoredImage;
import io.archbench.k8s.image.Transferred;
import io.archbench.trial.json.CanonicalJson;
import java.util.Locale;

/** What people and programs are told of an image that was written. */
final class StoredImageText {
  private StoredImageText() {}

  private record Output(
      int schemaVersion, String image, String digest, String pinned, Transferred transferred) {}

  /** Gives the result in the form that was asked for. */
  static void give(Console console, OutputChoice output, StoredImage image) {
    if (output.isJson()) {
      console.result(json(image));
    } else {
      say(console, image);
    }
  }

  private static String json(StoredImage image) {
    return CanonicalJson.indented(
        new Output(
            1,
            image.location().toString(),
            image.digest(),
            image.pinned().toString(),
            image.transferred()));
  }

  /** The name that always gives this image stands alone on a line, for scripts. */
  private static void say(Console console, StoredImage image) {
    Transferred how = image.transferred();
    console.say(
        String.format(
            Locale.ROOT,
            "%s: %d blobs sent (%.1f MB), %d mounted, %d were there",
            image.location(),
            how.sent(),
            how.bytes() / 1e6,
            how.mounted(),
            how.found()));
    console.result(image.pinned() + "\n");
  }
}
