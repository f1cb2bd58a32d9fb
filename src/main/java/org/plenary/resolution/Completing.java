package org.plenary.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;

/** What may be left out of the JSON of a record, and whether what must be there is. */
final class Completing {
  private Completing() {}

  /** Puts in what was left out: empty strings and lists, 0, false; a comment's range is -1. */
  static void complete(ObjectNode fields, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode there = fields.get(component.getName());
      if (there == null) {
        put(fields, component, type);
      } else {
        descend(there, component.getGenericType());
      }
    }
  }

  private static void put(ObjectNode fields, RecordComponent component, Class<?> owner) {
    String name = component.getName();
    Class<?> type = component.getType();
    if (type == String.class) {
      fields.put(name, "");
    } else if (type == int.class || type == long.class) {
      boolean range = owner == Act.Commented.class && !name.equals("number");
      fields.put(name, range && !name.equals("proposal") ? -1 : 0);
    } else if (type == boolean.class) {
      fields.put(name, false);
    } else if (Collection.class.isAssignableFrom(type)) {
      fields.putArray(name);
    }
  }

  private static void descend(JsonNode node, Type type) {
    if (type instanceof Class<?> record && record.isRecord() && node instanceof ObjectNode object) {
      complete(object, record);
    } else if (type instanceof ParameterizedType list
        && node.isArray()
        && list.getActualTypeArguments().length == 1) {
      node.forEach(each -> descend(each, list.getActualTypeArguments()[0]));
    }
  }

  /** Whether nothing that must be there is missing. */
  static boolean isWhole(Object value) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object part;
      try {
        part = component.getAccessor().invoke(value);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(impossible);
      }
      if (part == null) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          return false;
        }
      } else if (!isWholePart(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWholePart(Object part) {
    if (part instanceof Collection<?> all) {
      for (Object one : all) {
        if (one == null || !isWholePart(one)) {
          return false;
        }
      }
      return true;
    }
    return !part.getClass().isRecord()
        || !part.getClass().getPackageName().equals(Act.class.getPackageName())
        || isWhole(part);
  }
}
