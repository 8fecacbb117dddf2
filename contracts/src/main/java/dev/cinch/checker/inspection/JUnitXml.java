package dev.cinch.checker.inspection;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report as JUnit's XML: a suite a file, a case a problem. Warnings are cases that pass. */
final class JUnitXml {

  private JUnitXml() {}

  static String of(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      if (report.problems().isEmpty()) {
        suite(xml, "contracts", List.of());
      }
      for (Map.Entry<String, List<Problem>> file : byFile(report).entrySet()) {
        suite(xml, file.getKey(), file.getValue());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return text.toString();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("Cannot write XML into memory", impossible);
    }
  }

  private static Map<String, List<Problem>> byFile(Report report) {
    Map<String, List<Problem>> files = new TreeMap<>();
    report
        .problems()
        .forEach(
            problem ->
                files
                    .computeIfAbsent(problem.spot().file(), any -> new ArrayList<>())
                    .add(problem));
    return files;
  }

  private static void suite(XMLStreamWriter xml, String name, List<Problem> problems)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    xml.writeAttribute("tests", Integer.toString(Math.max(1, problems.size())));
    xml.writeAttribute("failures", count(problems, Weight.VIOLATION));
    xml.writeAttribute("errors", count(problems, Weight.UNKNOWN));
    if (problems.isEmpty()) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", name);
      xml.writeAttribute("name", "all contracts hold");
      xml.writeEndElement();
    }
    for (Problem problem : problems) {
      testCase(xml, problem);
    }
    xml.writeEndElement();
  }

  private static String count(List<Problem> problems, Weight weight) {
    return Long.toString(problems.stream().filter(problem -> problem.weight() == weight).count());
  }

  private static void testCase(XMLStreamWriter xml, Problem problem) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", problem.spot().file());
    xml.writeAttribute("name", "%s at line %d".formatted(problem.rule(), problem.spot().line()));
    String element =
        switch (problem.weight()) {
          case VIOLATION -> "failure";
          case UNKNOWN -> "error";
          case WARNING -> "system-out";
        };
    xml.writeStartElement(element);
    if (problem.weight() != Weight.WARNING) {
      xml.writeAttribute("message", printable(problem.message()));
    }
    xml.writeCharacters(
        printable(
            "%s%n%sto put it right: %s"
                .formatted(
                    problem.message(),
                    problem.proof() == null ? "" : "shown by: %s%n".formatted(problem.proof()),
                    problem.remedy())));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** XML has no place for control characters. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }
}
