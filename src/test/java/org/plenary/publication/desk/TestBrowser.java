package org.plenary.publication.desk;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, fills in forms, follows nothing by itself. */
public final class TestBrowser {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final String base;
  final Map<String, String> cookies = new LinkedHashMap<>();
  String csrf = "";

  TestBrowser(TestServer server) {
    this(server.port);
  }

  public TestBrowser(int port) {
    this.base = "http://localhost:" + port;
  }

  String origin() {
    return base;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /** A GET as this browser makes it, changed. */
  public HttpResponse<String> get(String path, UnaryOperator<HttpRequest.Builder> change) {
    return send(change.apply(request(path).GET()).build());
  }

  /** Asks with that method and nothing to say but the token, as a script does. */
  public HttpResponse<String> ask(String method, String path) {
    return send(
        request(path)
            .setHeader("Accept", "application/json")
            .header("Origin", base)
            .header("X-Csrf-Token", csrf)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
            .build());
  }

  /** As the drafting page's script posts JSON, with the token it was given; more headers. */
  public HttpResponse<String> postJson(String path, String json, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .setHeader("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Origin", base)
            .header("X-Csrf-Token", csrf)
            .POST(HttpRequest.BodyPublishers.ofString(json));
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /** Fills in a form of a page seen before: name, value, name, value ... */
  public HttpResponse<String> post(String path, String... fields) {
    return send(form(path, fields).header("Origin", base).build());
  }

  HttpRequest.Builder form(String path, String... fields) {
    StringBuilder body = new StringBuilder("csrf=" + encode(csrf));
    for (int i = 0; i + 1 < fields.length; i += 2) {
      body.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
    }
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html");
    if (!cookies.isEmpty()) {
      StringBuilder header = new StringBuilder();
      cookies.forEach((name, value) -> header.append(name).append('=').append(value).append("; "));
      request.header("Cookie", header.substring(0, header.length() - 2));
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      response.headers().allValues("set-cookie").forEach(this::keep);
      Matcher token = CSRF.matcher(response.body());
      if (token.find()) {
        csrf = token.group(1);
      }
      return response;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Signs in, and expects that it works. */
  TestBrowser signIn(String login) {
    return signIn(login, TestServer.PASSWORD);
  }

  public TestBrowser signIn(String login, String password) {
    get("/sign-in");
    HttpResponse<String> answer = post("/sign-in", "login", login, "password", password);
    if (answer.statusCode() != 303) {
      throw new AssertionError("not signed in: " + answer.statusCode() + " " + answer.body());
    }
    get("/desk");
    return this;
  }

  private void keep(String header) {
    String[] pair = header.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
