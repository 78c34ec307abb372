using System.Text.Json.Serialization;

namespace Connectors.Flows.Accounts;

/// <summary>What accounts can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Look), "look")]
[JsonDerivedType(typeof(Write), "write")]
internal abstract record AccountEffect
{
    private AccountEffect()
    {
    }

    /// <summary>Read the ERP's accounts, and find out what the store has to be told.</summary>
    public sealed record Look : AccountEffect;

    /// <summary>Write the next accounts of those that were planned.</summary>
    /// <param name="Batch">Our own number of them.</param>
    /// <param name="From">How many of them are done.</param>
    public sealed record Write(int Batch, int From) : AccountEffect;
}
