package io.sluice.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.page.Page.Network;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=a()>";

  private static Page page(Object data) {
    return new Page(
        HOSTILE,
        new Template("<h1>{{name}}</h1><p title=\"{{name}}\">").with(Map.of("name", HOSTILE)),
        data,
        List.of("sluice.ran = true;"),
        Network.NONE);
  }

  @Test
  void whatIsInsertedStaysText() {
    Page hostile = page(Map.of(HOSTILE, HOSTILE));
    Document read = Jsoup.parse(hostile.html());

    assertThat(read.title()).isEqualTo(HOSTILE);
    assertThat(read.select("h1").text()).isEqualTo(HOSTILE);
    assertThat(read.select("p").attr("title")).isEqualTo(HOSTILE);
    assertThat(read.select("img")).isEmpty();
    assertThat(read.select("script")).hasSameSizeAs(Jsoup.parse(page("").html()).select("script"));
    assertThat(read.select("script#data").html()).doesNotContain("<", ">", "&");
  }

  @Test
  void theDataAreWhatTheyWere() {
    assertThat(Page.json(Map.of("a", HOSTILE + "&\u2028")))
        .isEqualTo(
            "{\"a\":\"\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u003c/script\\u003e"
                + "\\u003cimg src=x onerror=a()\\u003e\\u0026\\u2028\"}");
  }

  @Test
  void nothingIsLoaded() {
    Document read = Jsoup.parse(page("").html());

    assertThat(
            read.select(
                "[src], [srcset], object, embed, iframe, form, base, meta[http-equiv=refresh]"))
        .isEmpty();
    assertThat(read.select("link")).allMatch(link -> link.attr("href").equals("data:,"));
    assertThat(read.select("style").html()).doesNotContain("url(", "@import");
    assertThat(read.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'; script-src 'sha256-")
        .contains("connect-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void aBoardMayAskItsServer() {
    assertThat(new Page("", "", "", List.of(), Network.OWN_SERVER).html())
        .contains("connect-src &#39;self&#39;");
  }

  @Test
  void equalPagesAreEqualBytes() {
    assertThat(page(Map.of("a", 1)).html()).isEqualTo(page(Map.of("a", 1)).html());
  }

  @Test
  void theChartsSayWhoseTheyAre() {
    assertThat(page("").html()).contains("The MIT License", "Leon Sorokin");
  }

  @Test
  void aScriptThatWouldEndItsElementIsRefused() {
    Page broken = new Page("", "", "", List.of("const a = '</script>';"), Network.NONE);

    assertThatThrownBy(broken::html).isInstanceOf(IllegalStateException.class);
  }
}
