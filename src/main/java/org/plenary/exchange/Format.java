package org.plenary.exchange;

import java.util.Optional;

/** The forms in which a text can be taken out. */
public enum Format {
  HTML("html", "text/html; charset=utf-8"),
  TXT("txt", "text/plain; charset=utf-8"),
  /** CommonMark with footnotes. */
  MD("md", "text/markdown; charset=utf-8"),
  JSON("json", "application/json"),
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  /** Tagged for accessibility, with its fonts. */
  PDF("pdf", "application/pdf"),
  /** Akoma Ntoso 3.0. */
  XML("xml", "application/akn+xml; charset=utf-8");

  private final String extension;
  private final String mediaType;

  Format(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** Of file names, addresses and the command line. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public static Optional<Format> of(String extension) {
    for (Format format : values()) {
      if (format.extension.equals(extension)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
