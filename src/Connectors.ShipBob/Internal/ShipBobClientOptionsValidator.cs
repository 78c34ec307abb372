using System.Globalization;
using Microsoft.Extensions.Options;

namespace Connectors.ShipBob.Internal;

/// <summary>Names every mistake of the options at once, and never the token.</summary>
internal sealed class ShipBobClientOptionsValidator(string connection) : IValidateOptions<ShipBobClientOptions>
{
    public ValidateOptionsResult Validate(string? name, ShipBobClientOptions options)
    {
        if (name != connection)
            return ValidateOptionsResult.Skip;

        var mistakes = new List<string>();
        void Check(bool right, string mistake)
        {
            if (!right)
                mistakes.Add($"ShipBob '{connection}': {mistake}");
        }

        Check(options.BaseAddress is { IsAbsoluteUri: true } address
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)),
            "BaseAddress must be absolute and HTTPS (plain HTTP is for loopback only).");
        Check(options.Token.Length > 0, "Token is empty.");
        Check(!options.Token.AsSpan().ContainsAny('\r', '\n', '\0'), "Token holds a line break or a zero character.");
        Check(options.ChannelId > 0, string.Create(CultureInfo.InvariantCulture, $"ChannelId is {options.ChannelId}; the id of a channel is expected."));
        Check(options.UserAgent.Length > 0, "UserAgent is empty.");
        Check(options.PageSize is >= 1 and <= 250, string.Create(CultureInfo.InvariantCulture, $"PageSize is {options.PageSize}; 1 to 250 is expected."));
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
