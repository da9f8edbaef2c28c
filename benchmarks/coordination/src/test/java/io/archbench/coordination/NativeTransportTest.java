package io.archbench.coordination;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.UnusableTransportException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeTransportTest {
  private static final String NATIVE = "zkNetty-EpollEventLoopGroup-1-1";
  private static final String OTHER = "zkNetty-NioEventLoopGroup-2-1";

  @Test
  void nativeLoopsAreAccepted() {
    assertThatCode(() -> NativeTransport.check(null, List.of("main", NATIVE)))
        .doesNotThrowAnyException();
  }

  @Test
  void aMissingLibraryIsSaidWithItsCause() {
    Throwable cause =
        new UnsatisfiedLinkError("no netty_transport_native_epoll_aarch_64 in java.library.path");
    assertThatThrownBy(
            () -> NativeTransport.check(new IllegalStateException("failed", cause), List.of()))
        .isInstanceOf(UnusableTransportException.class)
        .hasMessageContaining("cannot load its native epoll transport")
        .hasMessageContaining("no netty_transport_native_epoll_aarch_64");
  }

  @Test
  void aFallbackIsNoticed() {
    assertThatThrownBy(() -> NativeTransport.check(null, List.of("main", NATIVE, OTHER)))
        .isInstanceOf(UnusableTransportException.class)
        .hasMessageContaining(OTHER);
    assertThatThrownBy(() -> NativeTransport.check(null, List.of("main")))
        .isInstanceOf(UnusableTransportException.class);
  }
}
