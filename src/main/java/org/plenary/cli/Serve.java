package org.plenary.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.plenary.database.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Starts the server; SIGTERM or Ctrl-C ends it in good order.")
final class Serve implements Callable<Integer> {
  private static final long STOP_S = 20;

  /** More than there are contexts of our own, so that each has one to itself. */
  private static final int LOOPS = 16;

  @Option(names = "--demo", description = "Load the invented demo meeting, once.")
  private boolean demo;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Settings settings = Settings.read(System.getenv());
    if (demo) {
      settings.allowDemo();
    }
    Future<Database.Ready> database = Database.prepare(settings.database());
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(LOOPS));
    try {
      Server server = Server.start(vertx, settings, database, demo).await();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, vertx), "shutdown"));
      greet(server);
      ClassArchive.keep(vertx);
      return Plenary.RUNS_ON;
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
  }

  private void greet(Server server) {
    PrintWriter out = spec.commandLine().getOut();
    server.greeting().forEach(out::println);
    out.flush();
  }

  private static void stop(Server server, Vertx vertx) {
    try {
      server.stop().await(STOP_S, TimeUnit.SECONDS);
      vertx.close().await(STOP_S, TimeUnit.SECONDS);
    } catch (TimeoutException | RuntimeException e) {
      System.err.println("Did not stop in good order: " + e);
    }
  }
}
