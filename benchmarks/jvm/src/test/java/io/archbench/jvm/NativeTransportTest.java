package io.archbench.jvm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.archbench.workload.UnusableTransportException;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeTransportTest {
  @Test
  void aMissingLibraryIsSaidWithItsCause() {
    Throwable cause =
        new UnsatisfiedLinkError("no netty_transport_native_epoll_aarch_64 in java.library.path");
    assertThatThrownBy(() -> NativeTransport.check(new IllegalStateException("failed", cause)))
        .isInstanceOf(UnusableTransportException.class)
        .hasMessageContaining("cannot load its native epoll transport")
        .hasMessageContaining("no netty_transport_native_epoll_aarch_64");
    assertThatCode(() -> NativeTransport.check((Throwable) null)).doesNotThrowAnyException();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFallbackIsNoticed() {
    Epoll.ensureAvailability(); // loads the library, whichever test comes first
    NioSocketChannel other = new NioSocketChannel();
    assertThatThrownBy(() -> NativeTransport.check(other))
        .isInstanceOf(UnusableTransportException.class)
        .hasMessageContaining("NioSocketChannel");
    other.unsafe().closeForcibly();
    EpollSocketChannel right = new EpollSocketChannel();
    assertThatCode(() -> NativeTransport.check(right)).doesNotThrowAnyException();
    right.unsafe().closeForcibly();
  }
}
