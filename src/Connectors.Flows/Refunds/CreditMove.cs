namespace Connectors.Flows.Refunds;

/// <summary>What can be done next with a document that credits something.</summary>
internal enum CreditMove
{
    /// <summary>Nothing now.</summary>
    None = 0,

    /// <summary>Make it.</summary>
    Create,

    /// <summary>Bring the draft to hold what it is to hold.</summary>
    Fit,

    /// <summary>Look at it.</summary>
    Read,

    /// <summary>Post it.</summary>
    Post,
}
