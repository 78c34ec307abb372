namespace Connectors.Domain.Documents;

/// <summary>A field that the operator of a marketplace added to its orders.</summary>
/// <param name="Code">The operator's code of the field.</param>
/// <param name="Values">Its texts: one, or several where the field takes several; never null.</param>
/// <remarks>Value equality does not look into <see cref="Values"/>. The texts may be personal: they are never shown.</remarks>
public sealed record CustomField(string Code, IReadOnlyList<string> Values)
{
    /// <summary>Shows the code only.</summary>
    public override string ToString() => Code;
}
