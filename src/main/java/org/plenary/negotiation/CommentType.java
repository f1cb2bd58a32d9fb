package org.plenary.negotiation;

/** What a remark is about (ISO: ge, te, ed; and human rights). */
public enum CommentType {
  GENERAL,
  TECHNICAL,
  EDITORIAL,
  HUMAN_RIGHTS
}
