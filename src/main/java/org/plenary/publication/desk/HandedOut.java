package org.plenary.publication.desk;

/** A password to be handed to a person; shown once and not kept. */
public record HandedOut(String login, String password) {}
