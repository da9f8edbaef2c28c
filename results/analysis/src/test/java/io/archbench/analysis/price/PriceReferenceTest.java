package io.archbench.analysis.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceReferenceTest {
  @Test
  void allFourPartsAreRead() {
    assertThat(PriceReference.parse("azure/Standard_D16_v3@westeurope:reserved"))
        .isEqualTo(
            new PriceReference(
                "azure",
                "Standard_D16_v3",
                Optional.of("westeurope"),
                Optional.of(PurchaseOption.RESERVED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "azure/Standard_D16_v3",
        "aws/m6i.4xlarge@us-east-1",
        "gcp/c4-standard-16:spot",
        "linode/dedicated-32gb@eu-west:on-demand",
        "own/hcloud://123456@fsn1:negotiated"
      })
  void aReferenceIsWrittenAsItIsRead(String text) {
    assertThat(PriceReference.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "azure",
        "azure/",
        "/Standard_D16_v3",
        "azure/@eastus",
        "azure/x@",
        "azure/:spot",
        "azure/x@:spot",
        "@/",
        ":/:"
      })
  void anythingElseIsToldTheForm(String text) {
    assertThatThrownBy(() -> PriceReference.parse(text))
        .isInstanceOf(InvalidReferenceException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("provider/type[@region][:purchase]")
        .hasMessageContaining("azure/Standard_D16_v3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"azure/x:spto", "azure/x:", "azure/x@eastus:ondemand"})
  void anUnknownPurchaseOptionNamesThoseThatThereAre(String text) {
    assertThatThrownBy(() -> PriceReference.parse(text))
        .isInstanceOf(InvalidReferenceException.class)
        .hasMessageContaining("on-demand, reserved, spot, negotiated");
  }

  @Test
  void aMisspeltPurchaseOptionNamesTheNearest() {
    assertThatThrownBy(() -> PriceReference.parse("azure/x:negociated"))
        .hasMessageContaining("did you mean 'negotiated'?");
  }
}
