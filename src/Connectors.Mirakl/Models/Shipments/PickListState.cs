using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where a pick list stands. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<PickListState>))]
public readonly record struct PickListState : IStringValue<PickListState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public PickListState(string value) => _value = value;

    /// <summary>There is nothing to pick.</summary>
    public static PickListState NothingToPrepare { get; } = new("NOTHING_TO_PREPARE");

    /// <summary>Not begun.</summary>
    public static PickListState WaitingPreparation { get; } = new("WAITING_PREPARATION");

    /// <summary>Being picked.</summary>
    public static PickListState InPreparation { get; } = new("IN_PREPARATION");

    /// <summary>Waits to be fetched.</summary>
    public static PickListState ReadyForPickup { get; } = new("READY_FOR_PICKUP");

    /// <summary>Finished.</summary>
    public static PickListState Closed { get; } = new("CLOSED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PickListState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
