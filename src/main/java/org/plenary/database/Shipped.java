package org.plenary.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The migrations that came with this server, as Flyway would tell them. Only whether there is
 * anything to migrate is found out by it: loading Flyway takes a third of a start.
 */
final class Shipped {
  private static final String PLACE = "/db/migration";

  private Shipped() {}

  /** In order of their versions. */
  static List<Manifest.Migration> all() throws IOException {
    List<Manifest.Migration> found = new ArrayList<>();
    for (String name : names()) {
      found.add(new Manifest.Migration(version(name), checksum(name)));
    }
    found.sort(Comparator.comparingInt(one -> Integer.parseInt(one.version())));
    return found;
  }

  private static List<String> names() throws IOException {
    URL place = Shipped.class.getResource(PLACE);
    if (place == null) {
      throw new IOException("the migrations are missing");
    }
    URLConnection connection = place.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return named(jar.getJarFile().stream().map(entry -> "/" + entry.getName()));
    }
    try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
      return named(files.map(file -> PLACE + "/" + file.getFileName()));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static List<String> named(Stream<String> paths) {
    return paths.filter(path -> path.matches(PLACE + "/V\\d+__\\w+\\.sql")).toList();
  }

  private static String version(String path) {
    return path.substring(PLACE.length() + 2, path.indexOf("__"));
  }

  /** Flyway's: CRC-32 of the lines without their ends. */
  private static int checksum(String path) throws IOException {
    CRC32 crc = new CRC32();
    InputStream bytes = Shipped.class.getResourceAsStream(path);
    if (bytes == null) {
      throw new IOException(path + " is missing");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        crc.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return (int) crc.getValue();
  }
}
