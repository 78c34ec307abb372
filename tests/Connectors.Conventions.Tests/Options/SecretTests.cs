using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Http.Authentication;
using Connectors.Mirakl;
using Connectors.Patchworks;
using Connectors.ShipBob;
using Connectors.Shopify;
using Connectors.SparkLayer;

namespace Connectors.Conventions.Tests.Options;

/// <summary>Whoever shows options or tokens shows no secret: as text, as JSON, by taking them to pieces as structured logs do, or in the debugger.</summary>
public sealed class SecretTests
{
    private const string Canary = "canary-secret";

    public static TheoryData<string> Holders => [.. All.Keys];

    private static Dictionary<string, object> All => new()
    {
        ["mirakl"] = new MiraklClientOptions { ApiKey = Canary, BaseAddress = new Uri($"https://user:{Canary}@shop.example.com/?key={Canary}") },
        ["patchworks"] = new PatchworksClientOptions { ApiKey = Canary, Password = Canary, BaseAddress = new Uri($"https://{Canary}@api.example.com/"), LoginAddress = new Uri($"https://u:{Canary}@login.example.com/") },
        ["patchworks webhook"] = new PatchworksWebhookOptions { Address = $"https://webhooks.example.com/{Canary}?patchworks_signature={Canary}" },
        ["patchworks callback"] = new PatchworksCallbackOptions { Address = $"https://callbacks.example.com/{Canary}?patchworks_signature={Canary}" },
        ["shipbob"] = new ShipBobClientOptions { Token = Canary, BaseAddress = new Uri($"https://{Canary}@api.example.com/") },
        ["shopify"] = new ShopifyClientOptions { AccessToken = Canary, ClientSecret = Canary, BaseAddress = new Uri($"https://u:{Canary}@acme.example.com/"), TokenAddress = new Uri($"https://u:{Canary}@login.example.com/") },
        ["shopify webhooks"] = new ShopifyWebhookOptions { Secret = Canary, FormerSecret = Canary },
        ["sparklayer"] = new SparkLayerClientOptions { ClientSecret = Canary, BaseAddress = new Uri($"https://{Canary}@api.example.com/") },
        ["business central"] = new BusinessCentralClientOptions { ClientSecret = Canary, BaseAddress = new Uri($"user:{Canary}@erp.example.com"), TokenAddress = new Uri($"https://u:{Canary}@login.example.com/") },
        ["notifications"] = new BusinessCentralNotificationOptions { ClientState = Canary, FormerClientState = Canary },
        ["relative"] = new MiraklClientOptions { ApiKey = Canary, BaseAddress = new Uri($"shop.example.com/?key={Canary}", UriKind.Relative) },
        ["token"] = new AccessToken(Canary, DateTimeOffset.UnixEpoch),
        ["secret"] = new Secret(Canary),
    };

    [Theory]
    [MemberData(nameof(Holders))]
    public void Text_shows_none(string holder) => Assert.DoesNotContain(Canary, All[holder].ToString(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Holders))]
    public void Json_shows_none(string holder)
    {
        var json = JsonSerializer.Serialize(All[holder], All[holder].GetType());

        Assert.DoesNotContain(Canary, json, StringComparison.Ordinal);
        Assert.Contains(Secret.Mask, json, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public void What_can_be_read_publicly_shows_none(string holder) => Assert.DoesNotContain(Pieces(All[holder], BindingFlags.Public), static piece => piece.Contains(Canary, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Holders))]
    public void The_debugger_shows_none(string holder) =>
        Assert.DoesNotContain(Pieces(All[holder], BindingFlags.Public | BindingFlags.NonPublic), static piece => piece.Contains(Canary, StringComparison.Ordinal));

    [Fact]
    public void A_secret_is_handed_out_by_name_only()
    {
        var secret = new Secret(Canary);

        Assert.Equal((Canary, "***", true), (secret.Reveal(), secret.ToString(), secret.IsSet));
        Assert.Equal(("", "", false), (default(Secret).Reveal(), default(Secret).ToString(), default(Secret).IsSet));
        Assert.Equal(secret, secret.With(Secret.Mask));
        Assert.NotEqual(secret, secret.With("other"));
        Assert.Equal(secret, JsonSerializer.Deserialize<Secret>($"\"{Canary}\""));
    }

    [Fact]
    public void An_address_that_is_no_secret_stays_as_it_is() =>
        Assert.Equal("https://shop.example.com/tenant", new MiraklClientOptions { BaseAddress = new Uri("https://shop.example.com/tenant") }.BaseAddress!.OriginalString);

    /// <summary>Everything below the object, as a destructuring logger (public) or a debugger (all that it may browse) would show it.</summary>
    private static IEnumerable<string> Pieces(object? holder, BindingFlags which, int depth = 0)
    {
        if (holder is null || depth > 4)
            yield break;
        yield return holder.ToString() ?? string.Empty;
        if (holder is string or Type || holder.GetType().IsPrimitive)
            yield break;
        if (holder is Uri address)
        {
            yield return address.OriginalString;
            yield break;
        }

        var members = holder.GetType().GetProperties(which | BindingFlags.Instance).Where(static p => p.CanRead && p.GetIndexParameters().Length == 0).Cast<MemberInfo>()
            .Concat(holder.GetType().GetFields(which | BindingFlags.Instance))
            .Where(static m => m.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never);
        foreach (var member in members)
        {
            var value = member is PropertyInfo property ? property.GetValue(holder) : ((FieldInfo)member).GetValue(holder);
            foreach (var piece in Pieces(value, which, depth + 1))
                yield return piece;
        }
    }
}
