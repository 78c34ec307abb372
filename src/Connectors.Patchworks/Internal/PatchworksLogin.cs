using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.Patchworks.Json;

namespace Connectors.Patchworks.Internal;

/// <summary>Gets tokens with user name and password, by a JSON body whose first member is named as the option says.</summary>
internal static class PatchworksLogin
{
    public static readonly Operation Token = new()
    {
        System = "patchworks-login",
        Code = "login",
        Method = HttpMethod.Post,
        Path = "login",
        RetrySafety = RetrySafety.SafeRepeat,
    };

    /// <summary>How long a token lasts where the answer does not say.</summary>
    private const int UsualLife = 86_400;

    /// <summary>Fetches one token. The password travels in the body only.</summary>
    public static async Task<AccessToken> FetchAsync(ConnectorHttp http, PatchworksClientOptions options, Secret password, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var request = new ConnectorRequest(Token).Link(options.LoginAddress!).Header("User-Agent", options.UserAgent).Body(Body(options, password));
        var answer = (await http.SendForJsonAsync(request, PatchworksJsonContext.Default.EntityLoginAnswer, cancellationToken).ConfigureAwait(false)).Value;
        return new AccessToken(answer.Token, asked.AddSeconds(answer.ExpiresIn ?? UsualLife));
    }

    private static byte[] Body(PatchworksClientOptions options, Secret password)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString(options.LoginNameMember, options.UserName);
            json.WriteString("password", password.Reveal());
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
