package io.roomcast.local.sns;

import java.util.List;
import java.util.stream.Collectors;

/** An element of an XML answer: with a text, or with elements inside. */
record Element(String name, String text, List<Element> children) {

  static Element of(String name, String text) {
    return new Element(name, text, List.of());
  }

  static Element of(String name, List<Element> children) {
    return new Element(name, "", children);
  }

  static Element of(String name, Element... children) {
    return of(name, List.of(children));
  }

  String xml() {
    return xml("");
  }

  String xml(String namespace) {
    String attribute = namespace.isEmpty() ? "" : " xmlns=\"" + namespace + "\"";
    String content =
        children.isEmpty()
            ? escaped()
            : children.stream().map(Element::xml).collect(Collectors.joining());
    return "<" + name + attribute + ">" + content + "</" + name + ">";
  }

  private String escaped() {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
