namespace Connectors.Flows.Tests.Support;

/// <summary>What goes wrong with one call of a fake system.</summary>
public enum Fault
{
    None = 0,

    /// <summary>Never sent.</summary>
    NotExecuted,

    /// <summary>No answer, and nothing happened.</summary>
    LostBefore,

    /// <summary>No answer, although it happened.</summary>
    LostAfter,

    /// <summary>No answer, and it happens some minutes later.</summary>
    Late,

    /// <summary>The system said no.</summary>
    Rejected,

    /// <summary>Our rights were refused.</summary>
    Denied,

    /// <summary>The platform does not offer it.</summary>
    NotAvailable,

    /// <summary>A look-up cannot tell.</summary>
    CannotTell,

    /// <summary>A mistake nobody planned for.</summary>
    Unexpected,
}
