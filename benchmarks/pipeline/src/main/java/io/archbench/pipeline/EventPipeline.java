package io.archbench.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** From what a shipper sent to what an output sends: codec, filters, codec. Thread-safe. */
final class EventPipeline {
  private final EventFormat json = EventFormat.of("json");
  private final Filter grok;
  private final List<Filter> whenParsed;

  /** With that filter to take lines apart. */
  EventPipeline(Networks networks, Filter grok) {
    this.grok = grok;
    whenParsed = List.of(new DateFilter(), new MutateFilter(), new NetworkFilter(networks));
  }

  byte[] process(byte[] document) throws IOException {
    Map<String, Object> event = json.decode(document);
    grok.filter(event);
    if (!event.containsKey(Filter.TAGS)) {
      for (Filter filter : whenParsed) {
        filter.filter(event);
      }
    }
    return json.encode(event);
  }
}
