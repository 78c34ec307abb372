namespace Connectors.Hosting;

/// <summary>The names of the health checks that <c>AddConnectors</c> adds, and the tags by which an endpoint chooses among them.</summary>
public static class ConnectorHealthNames
{
    /// <summary>The store of flows answers. Tagged <see cref="ReadyTag"/>.</summary>
    public const string Store = "connectors-store";

    /// <summary>The newest content of every mapping table is in force. Tagged <see cref="ReadyTag"/>.</summary>
    public const string Tables = "connectors-tables";

    /// <summary>Nothing waits for a person for too long.</summary>
    public const string Holds = "connectors-holds";

    /// <summary>Begins the name of the check of each connection, before its account: <c>connectors-client:mirakl:bq</c>.</summary>
    public const string ClientPrefix = "connectors-client:";

    /// <summary>All of them.</summary>
    public const string Tag = "connectors";

    /// <summary>What a host needs to do its work at all. Vendors and holds are not among it: a restart would mend neither.</summary>
    public const string ReadyTag = "ready";
}
