namespace Connectors.SparkLayer.Internal;

/// <summary>What a vendor's word says of goods.</summary>
internal enum Fate
{
    /// <summary>A word that no table has.</summary>
    Unknown = 0,

    /// <summary>Still to be sent.</summary>
    Open,

    /// <summary>Still to be sent, and held.</summary>
    Held,

    /// <summary>Some have left, and some not: of a whole purchase only.</summary>
    Partly,

    /// <summary>Have left.</summary>
    Sent,

    /// <summary>Will not be sent.</summary>
    Cancelled,
}
