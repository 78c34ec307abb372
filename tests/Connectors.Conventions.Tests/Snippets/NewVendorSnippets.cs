using System.Text.Json.Serialization;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Http.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connectors.Conventions.Tests.Snippets.NewVendor;

// snippet: a new vendor
/// <summary>One account of the parcel service. Text and primitives only: all of it binds.</summary>
public sealed class ParcelClientOptions : ConnectorClientOptions
{
    private Secret _key;

    public ParcelClientOptions() => BaseAddress = new Uri("https://api.parcels.example/v1/");

    /// <summary>The account's key, a secret: it is only set, and shows <c>***</c>.</summary>
    public string? Key { get => _key.Masked; set => _key = _key.With(value); }

    /// <summary>Items a page, 1 to 200. Default 100.</summary>
    public int PageSize { get; set; } = 100;

    internal Secret GetKey() => _key;

    protected override void Check(OptionsMistakes mistakes)
    {
        mistakes.Secret(nameof(Key), _key);
        mistakes.Between(PageSize, 1, 200);
    }
}

/// <summary>How the service says no: <c>{"code":"…","message":"…"}</c>.</summary>
internal sealed class ParcelProtocol : VendorProtocol
{
    public override VendorError ReadError(System.Net.HttpStatusCode statusCode, System.Net.Http.Headers.HttpResponseHeaders headers, string? mediaType, string body) =>
        ReadObject(body, static root => new() { Code = Text(root, "code"), Details = [new(Text(root, "code"), null, Text(root, "message"))] });
}

/// <summary>The parcel service in its own words.</summary>
public class ParcelClient(HttpClient http, ParcelClientOptions options, TimeProvider? time = null)
{
    private static readonly Operation ListParcels = new() { System = "parcels", Code = "parcels.list", Method = HttpMethod.Get, Path = "parcels", RetrySafety = RetrySafety.Read };

    private readonly ConnectorHttp _http = new(http, new ParcelProtocol(), time);

    public virtual AsyncPageable<Parcel> GetParcelsAsync(CancellationToken cancellationToken = default) => new(
        async (cursor, size, token) =>
        {
            var most = size ?? options.PageSize;
            var request = new ConnectorRequest(ListParcels).Query("limit", most).Query("cursor", cursor).Expect(most);
            var page = await _http.SendForJsonAsync(request, ParcelJsonContext.Default.ParcelPage, token).ConfigureAwait(false);
            return request.ToPage(page.Parcels, page.Next);
        },
        cancellationToken);
}

/// <summary>Gives out the client of a named connection.</summary>
public interface IParcelClientFactory
{
    ParcelClient CreateClient(string name);
}

internal sealed class ParcelClientFactory(ConnectorClientFactory<ParcelClient, ParcelClientOptions> clients) : IParcelClientFactory
{
    public ParcelClient CreateClient(string name) => clients.Create(name);
}

public static class ParcelServiceCollectionExtensions
{
    private static readonly ConnectorClientKind<ParcelClient, ParcelClientOptions> Kind = new()
    {
        System = "parcels",
        Create = static (http, options, time) => new ParcelClient(http, options, time),
        Bind = static (section, options) => section.Bind(options),
        Protocol = static _ => new ParcelProtocol(),
        Secret = static options => options.GetKey(),
        SignIn = static connection => new KeyHeaderHandler("X-Api-Key", () => connection.ReadSecret().Reveal(), connection.BaseAddress),
        Register = static (services, _, _) => services.TryAddSingleton<IParcelClientFactory, ParcelClientFactory>(),
    };

    public static IHttpClientBuilder AddParcelClient(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<ParcelClientOptions>? configure = null) =>
        services.AddConnectorClient(name, Kind, section, configure);

    public static IHttpClientBuilder AddParcelClient(this IServiceCollection services, string name, Action<ParcelClientOptions>? configure) =>
        services.AddConnectorClient(name, Kind, null, configure);
}
// end

public sealed record Parcel(string Number);

public sealed record ParcelPage(IReadOnlyList<Parcel> Parcels, string? Next);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ParcelPage))]
internal sealed partial class ParcelJsonContext : JsonSerializerContext;
