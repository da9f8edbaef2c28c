package io.archbench.trial.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Makes every component of a record required on reading, except those that writing leaves out:
 * optionals, and nullable ones, which are marked with {@link JsonInclude}.
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {
  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    if (member instanceof AnnotatedParameter) {
      return !Optional.class.equals(member.getRawType())
          && !member.hasAnnotation(JsonInclude.class);
    }
    return super.hasRequiredMarker(config, member);
  }
}
