package org.plenary.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The classes of a start, kept by Java for the next one (class data sharing): half of a start is
 * loading them. Java takes them from the file that {@code -XX:SharedArchiveFile} names, and goes on
 * without when it is not there or was made of another jar or by another Java; then we make it, once
 * the start is over, in a process of Java's own.
 */
final class ClassArchive {
  /** Whoever has started the server or come back to it is served first. */
  private static final long AFTER_MS = 30_000;

  private static final Pattern PRINTED = Pattern.compile("java_pid\\d+_std(out|err)");

  private static final Logger LOG = Logger.getLogger(ClassArchive.class.getName());

  private ClassArchive() {}

  /** Makes the file in a while, beside all else, when the start line names one that did not fit. */
  static void keep(Vertx vertx) {
    missing().ifPresent(file -> vertx.setTimer(AFTER_MS, id -> make(vertx, file)));
  }

  private static void make(Vertx vertx, Path file) {
    vertx
        .executeBlocking(
            () -> {
              write(file);
              return file;
            },
            false)
        .onFailure(e -> LOG.log(Level.WARNING, "No class archive for the next start: " + e));
  }

  /** The file that the start line names, when this start found nothing in it. */
  static Optional<Path> missing() {
    try {
      HotSpotDiagnosticMXBean java =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      String file = java.getVMOption("SharedArchiveFile").getValue();
      boolean used = Boolean.parseBoolean(java.getVMOption("UseSharedSpaces").getValue());
      return file.isEmpty() || used ? Optional.empty() : Optional.of(Path.of(file));
    } catch (IllegalArgumentException | NullPointerException e) {
      // Another Java, which has no such options.
      return Optional.empty();
    }
  }

  /** Blocks for seconds. What stands at the place is replaced when the new one is whole. */
  static void write(Path file) throws IOException, JMException {
    Path place = file.toAbsolutePath();
    Path half = Files.createTempDirectory(place.getParent(), ".classes").resolve("archive.jsa");
    Set<Path> others = printed();
    try {
      Object told =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "vmCds",
                  new Object[] {new String[] {"static_dump", half.toString()}},
                  new String[] {String[].class.getName()});
      if (!Files.exists(half)) {
        throw new IOException(String.valueOf(told).strip());
      }
      Files.move(half, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
      Files.deleteIfExists(half.getParent());
      for (Path each : printed()) {
        if (!others.contains(each)) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  /** Where we work Java leaves what the process printed. */
  private static Set<Path> printed() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
      return files
          .filter(file -> PRINTED.matcher(file.getFileName().toString()).matches())
          .collect(Collectors.toSet());
    }
  }
}
