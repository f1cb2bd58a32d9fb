package org.plenary.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words of the interface in one language, in ICU's message syntax. Thread-safe. */
public final class Messages {
  private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.OFFERED) {
      ALL.put(language, new Messages(language));
    }
  }

  private final Language language;
  private final Map<String, MessageFormat> formats = new HashMap<>();

  private Messages(Language language) {
    this.language = language;
    // Digits as in the texts themselves, whatever the platform's default for the language.
    ULocale locale = new ULocale(language.tag() + "-u-nu-latn");
    read(language).forEach((key, text) -> formats.put(key, new MessageFormat(text, locale)));
  }

  public static Messages in(Language language) {
    Messages messages = ALL.get(language);
    if (messages == null) {
      throw new IllegalArgumentException("no messages in " + language);
    }
    return messages;
  }

  public Language language() {
    return language;
  }

  public Set<String> keys() {
    return Set.copyOf(formats.keySet());
  }

  public boolean has(String key) {
    return formats.containsKey(key);
  }

  /** The names of the values that a message asks for. */
  Set<String> arguments(String key) {
    return format(key).getArgumentNames();
  }

  /** The message as it was written. */
  String pattern(String key) {
    return format(key).toPattern();
  }

  private MessageFormat format(String key) {
    MessageFormat format = formats.get(key);
    if (format == null) {
      throw new IllegalArgumentException("no message " + key);
    }
    return format;
  }

  /**
   * The message.
   *
   * @param arguments name, value, name, value ...
   */
  public String text(String key, Object... arguments) {
    MessageFormat format = format(key);
    Map<String, Object> named = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      named.put((String) arguments[i], arguments[i + 1]);
    }
    synchronized (format) {
      return format.format(named);
    }
  }

  private static Map<String, String> read(Language language) {
    String path = "/messages/" + language.tag() + ".json";
    try (InputStream in = Messages.class.getResourceAsStream(path)) {
      return new ObjectMapper().readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
