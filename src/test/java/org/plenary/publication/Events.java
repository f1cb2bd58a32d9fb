package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A reader of server-sent events, line by line. */
final class Events implements AutoCloseable {
  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;
  private String kind = "";

  private Events(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  static Events open(PublicServer server, String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).GET();
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return new Events(
          server.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Waits until readers of a resolution are shown that version. */
  static void await(PublicServer server, String path, long version) {
    try (Events events = open(server, path + "/events")) {
      long told = 0;
      while (told < version) {
        told = events.next();
        assertTrue(told > 0, "the stream ended");
      }
    }
  }

  /** What the last event is called. */
  String kind() {
    return kind;
  }

  /** The version that the next event tells; waits for it. -1: the stream has ended. */
  long next() {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          long version = Long.parseLong(line.substring(4));
          kind = lines.readLine().substring("event: ".length());
          return version;
        }
      }
      return -1;
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException ignored) {
      // It is over anyway.
    }
  }
}
