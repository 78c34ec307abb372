using System.Text.Json.Serialization;

namespace Connectors.Flows.Stock;

/// <summary>What publishing stock can ask for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Look), "look")]
[JsonDerivedType(typeof(LookAtMoved), "look-at-moved")]
[JsonDerivedType(typeof(HandIn), "hand-in")]
[JsonDerivedType(typeof(ReadImport), "read-import")]
[JsonDerivedType(typeof(ReadLateImport), "read-late-import")]
[JsonDerivedType(typeof(CompareListings), "compare-listings")]
internal abstract record StockEffect
{
    private StockEffect()
    {
    }

    /// <summary>Read the ERP's stock, and find out what the marketplace has to be told.</summary>
    public sealed record Look : StockEffect;

    /// <summary>The same for the goods that moved since the last such look, or that open orders take.</summary>
    public sealed record LookAtMoved : StockEffect;

    /// <summary>Hand an import in.</summary>
    /// <param name="Batch">Our own number of it.</param>
    public sealed record HandIn(int Batch) : StockEffect;

    /// <summary>Ask how an import stands.</summary>
    /// <param name="ImportId">The marketplace's id of it.</param>
    public sealed record ReadImport(string ImportId) : StockEffect;

    /// <summary>Ask whether an import that was given up is over.</summary>
    /// <param name="ImportId">The marketplace's id of it.</param>
    public sealed record ReadLateImport(string ImportId) : StockEffect;

    /// <summary>Read everything that the marketplace lists, and compare it with what it was told.</summary>
    public sealed record CompareListings : StockEffect;
}
