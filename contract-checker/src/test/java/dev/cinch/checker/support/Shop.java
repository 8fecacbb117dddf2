package dev.cinch.checker.support;

/** The schemas of a shop's order events, before and after a migration. */
public final class Shop {

  /** Before: no tier. */
  public static final String OLD = order("");

  /** While filling: the tier may be there. */
  public static final String FILLING =
      order(",{'name':'tier','type':['null','string'],'default':null}");

  /** After TIGHTEN: the tier is always there. */
  public static final String TIGHT = order(",{'name':'tier','type':'string'}");

  /** After RETIRE: the level, which the tier has replaced, is gone. */
  public static final String RETIRED =
      json(
          "{'type':'record','name':'Order','namespace':'shop','fields':[{'name':'id','type':'long'},{'name':'tier','type':'string'}]}");

  private Shop() {}

  private static String order(String more) {
    return json(
        "{'type':'record','name':'Order','namespace':'shop','fields':["
            + "{'name':'id','type':'long'},{'name':'level','type':'int','default':0}"
            + more
            + "]}");
  }

  /** JSON from a text with single quotes. */
  public static String json(String quoted) {
    return quoted.replace('\'', '"');
  }
}
