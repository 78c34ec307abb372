namespace Connectors.Flows.Returns;

/// <summary>When a customer whose goods came back is paid.</summary>
public enum RefundMoment
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>Once the credit note is posted.</summary>
    Posted,

    /// <summary>Once its draft holds what came back, so that a closed period in the ERP keeps nobody's money.</summary>
    Drafted,
}
