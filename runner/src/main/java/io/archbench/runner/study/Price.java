package io.archbench.runner.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an hour of a variant's node costs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Price.Listed.class, name = "listed"),
  @JsonSubTypes.Type(value = Price.Stated.class, name = "stated")
})
public sealed interface Price {
  /** What the price book says of a product. */
  record Listed(@Key("Product, as provider/type[@region][:purchase].") String product)
      implements Price {
    public Listed {
      if (!product.matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+(@[A-Za-z0-9_-]+)?(:[a-z-]+)?")) {
        throw new ImpossibleValueException(
            "product", "provider/type[@region][:purchase]", "'" + product + "'");
      }
    }
  }

  /** A price of the team's own, with what proves it. */
  record Stated(
      @Key("Whole node, per hour.") Usd usdPerHour,
      @Key("Where the price stands, such as a contract.") String source,
      @Key("When it was valid.") LocalDate date,
      @Key("Machine type that it is for; absent: what nodeLabels say.") Optional<String> type,
      @Key("What comes on top.") List<Extra> extras)
      implements Price {
    public Stated {
      extras = List.copyOf(extras);
    }
  }

  /** Something that comes on top of a node's price. */
  record Extra(@Key("What it is.") String what, @Key("Per node and month.") Usd usdPerMonth) {}
}
