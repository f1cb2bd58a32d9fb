package org.plenary.negotiation;

/** The human right that a remark looks at. */
public enum Tag {
  PRIVACY,
  EXPRESSION,
  INFORMATION,
  DATA_PROTECTION,
  NON_DISCRIMINATION
}
