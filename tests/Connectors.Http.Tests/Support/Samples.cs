using System.Text.Json.Serialization;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Http.Tests.Support;

/// <summary>A made-up vendor: its operations and its only document.</summary>
internal static class Samples
{
    public const string ParcelJson = """{"number":"P-1","status":"LOST","weight":2}""";

    public static Operation Read { get; } = Operation("GET1", HttpMethod.Get, RetrySafety.Read);

    public static Operation Create { get; } = Operation("NEW1", HttpMethod.Post, RetrySafety.Create);

    public static Operation Act { get; } = Operation("ACT1", HttpMethod.Post, RetrySafety.Act);

    public static Operation SafeRepeat { get; } = Operation("SET1", HttpMethod.Post, RetrySafety.SafeRepeat);

    public static Operation Operation(string code, HttpMethod method, RetrySafety repeat, string path = "parcels") =>
        new() { System = "acme", Code = code, Method = method, Path = path, RetrySafety = repeat };

    public static Operation ByName(string name) => name switch
    {
        nameof(Read) => Read,
        nameof(Create) => Create,
        nameof(Act) => Act,
        _ => SafeRepeat,
    };
}

internal sealed record Parcel(string Number, ParcelStatus Status, int Weight);

[JsonConverter(typeof(StringValueJsonConverter<ParcelStatus>))]
internal readonly record struct ParcelStatus : IStringValue<ParcelStatus>
{
    private readonly string? _value;

    private ParcelStatus(string value) => _value = value;

    public static ParcelStatus Lost { get; } = new("LOST");

    public string Value => _value ?? "";

    public static ParcelStatus From(string value) => new(value);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Parcel))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(Dictionary<ParcelStatus, int>))]
internal sealed partial class SamplesJsonContext : JsonSerializerContext;
