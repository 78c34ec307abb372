using Microsoft.Extensions.Options;

namespace Connectors.Mirakl.Internal;

/// <summary>Names every mistake in the options at once; never quotes the key.</summary>
internal sealed class MiraklClientOptionsValidator : IValidateOptions<MiraklClientOptions>
{
    public ValidateOptionsResult Validate(string? name, MiraklClientOptions options)
    {
        var mistakes = Mistakes(options).Select(m => $"Mirakl connection '{name}': {m}").ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(MiraklClientOptions options)
    {
        switch (options.BaseAddress)
        {
            case null:
                yield return "BaseAddress is missing.";
                break;
            case { IsAbsoluteUri: false }:
                yield return "BaseAddress must be absolute.";
                break;
            case { } address:
                if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                    yield return "BaseAddress must be https (http only on loopback).";
                if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
                    yield return "BaseAddress must have no query, fragment or user.";
                if (address.AbsolutePath.TrimEnd('/').EndsWith("/api", StringComparison.OrdinalIgnoreCase))
                    yield return "BaseAddress must leave out '/api'.";
                break;
        }

        if (string.IsNullOrWhiteSpace(options.ApiKey))
            yield return "ApiKey is missing.";
        else if (options.ApiKey.Any(static c => char.IsControl(c) || char.IsWhiteSpace(c)))
            yield return "ApiKey must have no spaces or line breaks; it is sent raw, without 'Bearer'.";
        if (options.ShopId is <= 0)
            yield return "ShopId must be above zero, or null.";
        if (options.PageSize is < 1 or > 100)
            yield return "PageSize must be 1 to 100.";
        if (options.DefaultChannel is { } channel && string.IsNullOrWhiteSpace(channel))
            yield return "DefaultChannel must not be blank; null leaves it out.";
        if (options.SettingsLifetime <= TimeSpan.Zero)
            yield return "SettingsLifetime must be above zero.";
        foreach (var (code, limits) in options.CallLimits)
        {
            if (MiraklOperations.All.All(o => o.Code != code))
                yield return $"CallLimits names '{code}', which is no operation of this package.";
            if (limits is null || limits.Any(static l => l.Permits < 1 || l.Window <= TimeSpan.Zero))
                yield return $"CallLimits of '{code}' must have at least one permit and a window above zero.";
        }

        foreach (var host in options.DownloadHosts.Where(static h => !IsHost(h)))
            yield return $"DownloadHosts names '{host}'; it must be a host name, or '*.' before one of at least two labels.";
        if (options.JobTimeout <= TimeSpan.Zero)
            yield return "JobTimeout must be above zero.";
        if (options.CsvDelimiter is not (null or ';' or ','))
            yield return "CsvDelimiter must be ';' or ',', or null.";
        if (options.Resilience is null)
            yield return "Resilience must not be null.";
    }

    private static bool IsHost(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return Uri.CheckHostName(name) == UriHostNameType.Dns && name.Trim('.').Contains('.', StringComparison.Ordinal) && !name.StartsWith('.') && !name.EndsWith('.');
    }
}
