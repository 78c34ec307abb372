using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where an import stands: the words of all kinds of imports. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ImportState>))]
public readonly record struct ImportState : IStringValue<ImportState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ImportState(string value) => _value = value;

    /// <summary>Offers only: their products must arrive first.</summary>
    public static ImportState WaitingSynchronizationProduct { get; } = new("WAITING_SYNCHRONIZATION_PRODUCT");

    /// <summary>Products only: waits to be turned into the operator's format.</summary>
    public static ImportState TransformationWaiting { get; } = new("TRANSFORMATION_WAITING");

    /// <summary>Products only: being turned into the operator's format.</summary>
    public static ImportState TransformationRunning { get; } = new("TRANSFORMATION_RUNNING");

    /// <summary>Products only: could not be turned into the operator's format.</summary>
    public static ImportState TransformationFailed { get; } = new("TRANSFORMATION_FAILED");

    /// <summary>In the queue.</summary>
    public static ImportState Waiting { get; } = new("WAITING");

    /// <summary>Being carried out.</summary>
    public static ImportState Running { get; } = new("RUNNING");

    /// <summary>Products only: with the operator's team, which can take days.</summary>
    public static ImportState Sent { get; } = new("SENT");

    /// <summary>Carried out. Lines may have been refused all the same.</summary>
    public static ImportState Complete { get; } = new("COMPLETE");

    /// <summary>Products only: stopped.</summary>
    public static ImportState Cancelled { get; } = new("CANCELLED");

    /// <summary>Not carried out.</summary>
    public static ImportState Failed { get; } = new("FAILED");

    /// <summary>Whether it will not change any more.</summary>
    public bool IsFinal => this == Complete || this == Failed || this == Cancelled || this == TransformationFailed;

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ImportState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
