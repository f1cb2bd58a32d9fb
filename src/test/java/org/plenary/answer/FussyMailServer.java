package org.plenary.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that refuses some mailboxes, with the code and words it is told. */
final class FussyMailServer implements AutoCloseable {
  /** What is said to each address that is not welcome, such as {@code 550 no such mailbox}. */
  final Map<String, String> refused = new ConcurrentHashMap<>();

  /** What was taken over, each with its envelope's addresses before it. */
  final List<Taken> taken = new CopyOnWriteArrayList<>();

  private final ServerSocket socket;

  record Taken(List<String> to, String message) {}

  FussyMailServer() throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "fussy-mail-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket one = socket.accept()) {
        talk(one);
      } catch (IOException e) {
        // Gone in the middle, as mail programs do; or closed.
      }
    }
  }

  private void talk(Socket one) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(one.getInputStream(), StandardCharsets.UTF_8));
    PrintWriter out = new PrintWriter(one.getOutputStream(), false, StandardCharsets.UTF_8);
    List<String> to = new CopyOnWriteArrayList<>();
    say(out, "220 fussy.example");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb =
          line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
      switch (verb) {
        case "RCPT" -> {
          String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          String no = refused.get(address);
          if (no == null) {
            to.add(address);
          }
          say(out, no == null ? "250 welcome" : no);
        }
        case "DATA" -> {
          say(out, "354 go on");
          taken.add(new Taken(List.copyOf(to), message(in)));
          say(out, "250 taken");
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 fine");
      }
    }
  }

  private static String message(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static void say(PrintWriter out, String line) {
    out.print(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
