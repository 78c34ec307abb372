namespace Connectors.Flows.Engine;

/// <summary>How loudly a problem must be heard.</summary>
public enum Severity
{
    /// <summary>Somebody should look today.</summary>
    Warning = 0,

    /// <summary>Somebody should look now: money is about to be lost.</summary>
    Page = 1,

    /// <summary>It is lost.</summary>
    Lost = 2,
}
