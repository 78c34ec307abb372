namespace Connectors.Flows.Engine;

/// <summary>Names of what a case may wait for besides its inputs.</summary>
public static class Topic
{
    /// <summary>A mapping table, <c>table:carriers</c>.</summary>
    public static string Table(string name) => $"table:{name}";

    /// <summary>What is known of a platform, <c>platform:bq</c>.</summary>
    public static string Platform(string connection) => $"platform:{connection}";

    /// <summary>A customer of the ERP, <c>customer:10000</c>.</summary>
    public static string Customer(string number) => $"customer:{number}";

    /// <summary>An item, <c>sku:P-1</c>.</summary>
    public static string Sku(string sku) => $"sku:{sku}";
}
