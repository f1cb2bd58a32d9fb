package org.plenary.pdf;

/**
 * What stands round a text.
 *
 * @param title of the file
 * @param language BCP 47
 * @param header at the top of every page
 * @param footer at the bottom of every page, before its number
 * @param pageSize as CSS writes it: {@code A4}, {@code A3 landscape}
 * @param style CSS 2.1 for what is in the body
 */
public record PdfSetup(
    String title,
    String language,
    boolean rightToLeft,
    String header,
    String footer,
    String pageSize,
    String style) {}
