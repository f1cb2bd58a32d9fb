package org.plenary;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;
import org.plenary.cli.Plenary;

/** Starts the command named on the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    boolean logs = !Plenary.beginsToRead(args);
    if (logs && System.getProperty("java.util.logging.config.file") == null) {
      try (InputStream settings = Main.class.getResourceAsStream("/logging.properties")) {
        LogManager.getLogManager().readConfiguration(settings);
      }
    }
    int exit = Plenary.run(args);
    if (exit != Plenary.RUNS_ON) {
      System.exit(exit);
    }
  }
}
