package org.plenary.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The embedded PostgreSQL's directory, held by one JVM until {@link #close()}. */
final class Home implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  /** Another server is running on this home. */
  static final class Taken extends DatabaseException {
    private static final long serialVersionUID = 1L;

    Taken(Path path) {
      super("another server is running on " + path);
    }
  }

  private Home(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the directory, made when it is not there. The kernel lets go of it when the JVM dies.
   *
   * @throws Taken when another server has it
   */
  static Home take(Path directory) throws IOException {
    Path path = directory.toAbsolutePath().normalize();
    Files.createDirectories(path);
    // Others may pass through (PostgreSQL may run as nobody), but not look around.
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new Taken(path);
    }
    return new Home(path, channel, lock);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // This very JVM has it.
    }
  }

  Path path() {
    return path;
  }

  Path cluster() {
    return path.resolve("cluster");
  }

  Path log() {
    return path.resolve("postgresql.log");
  }

  /** The owner's password: 256 random bits, made once, readable by this user only. */
  String ownerPassword() throws IOException {
    return ownerPassword(path);
  }

  static String ownerPassword(Path path) throws IOException {
    Path file = path.resolve("owner.password");
    if (!Files.exists(file)) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      Path part = path.resolve("owner.password.part");
      writeSecret(part, HexFormat.of().formatHex(random));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
    if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("------")) {
      throw new FileSystemException(file.toString(), null, "must be readable by its owner only");
    }
    return Files.readString(file).strip();
  }

  /** Writes a file that only this user can read, from its first byte on. */
  static void writeSecret(Path file, String secret) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret + "\n");
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
