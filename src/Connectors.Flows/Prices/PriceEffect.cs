using System.Text.Json.Serialization;

namespace Connectors.Flows.Prices;

/// <summary>What telling prices can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Look), "look")]
[JsonDerivedType(typeof(HandIn), "hand-in")]
[JsonDerivedType(typeof(ReadImport), "read-import")]
[JsonDerivedType(typeof(ReadLateImport), "read-late-import")]
internal abstract record PriceEffect
{
    private PriceEffect()
    {
    }

    /// <summary>Read what is listed, and find out what the marketplace has to be told.</summary>
    public sealed record Look : PriceEffect;

    /// <summary>Hand an import in.</summary>
    /// <param name="Batch">Our own number of it.</param>
    public sealed record HandIn(int Batch) : PriceEffect;

    /// <summary>Ask how an import stands.</summary>
    /// <param name="ImportId">The marketplace's id of it.</param>
    public sealed record ReadImport(string ImportId) : PriceEffect;

    /// <summary>Ask whether an import that was given up is over.</summary>
    /// <param name="ImportId">The marketplace's id of it.</param>
    public sealed record ReadLateImport(string ImportId) : PriceEffect;
}
