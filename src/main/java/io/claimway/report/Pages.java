package io.claimway.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

/** The page templates, compiled with the program. */
final class Pages {
  static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "io.claimway.report.page");

  private Pages() {}
}
