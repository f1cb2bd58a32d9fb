package org.plenary.http;

import io.vertx.core.http.HttpServerOptions;

/** The options of the HTTP server: every limit in one place. Sizes in bytes, times in seconds. */
public final class Listening {
  private Listening() {}

  /** A message of the live protocol; a browser sends it in one frame. */
  public static final int SOCKET_MESSAGE = 256 * 1024;

  /** One field of a form: as long as a pasted resolution. The body limit comes first. */
  static final int FORM_FIELD = 1024 * 1024;

  public static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(2048)
        .setMaxHeaderSize(8192)
        .setMaxChunkSize(8192)
        .setMaxFormFields(32)
        .setMaxFormAttributeSize(FORM_FIELD)
        .setIdleTimeout(60)
        .setHttp2ClearTextEnabled(false)
        .setDecompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(SOCKET_MESSAGE)
        .setMaxWebSocketMessageSize(SOCKET_MESSAGE)
        .setWebSocketClosingTimeout(5)
        .setSendBufferSize(64 * 1024)
        .setTcpUserTimeout(30_000);
  }
}
