using System.Diagnostics.CodeAnalysis;
using Connectors.Http.Authentication;
using Connectors.Http.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Http.Internal;

/// <summary>
/// Reads the secret of named options as it is now. The monitor follows sections that tell of changes, and what a host puts into it; a lambda tells nobody
/// that it would set another secret now, so it runs again. Whichever of the two changed last is in force, unless it is wrong: a lambda that reads a file may
/// meet it half written.
/// </summary>
internal sealed class PresentSecret<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>
    where TOptions : class, new()
{
    private readonly string _name;
    private readonly IOptionsMonitor<TOptions> _monitor;
    private readonly ILogger _logger;
    private readonly Func<TOptions, Secret> _secretOf;
    private readonly IConfigureOptions<TOptions>[] _setups;
    private readonly IPostConfigureOptions<TOptions>[] _last;
    private readonly IValidateOptions<TOptions>[] _checks;
    private readonly bool _hasLambda;
    private readonly Lock _gate = new();
    private Secret _monitored;
    private Secret _set;
    private Secret _inForce;
    private TOptions _good;
    private bool _isTold;
    private bool _isSetTold;

    public PresentSecret(
        string name,
        Func<TOptions, Secret> secretOf,
        IOptionsMonitor<TOptions> monitor,
        IEnumerable<IConfigureOptions<TOptions>> setups,
        IEnumerable<IPostConfigureOptions<TOptions>> last,
        IEnumerable<IValidateOptions<TOptions>> checks,
        ILogger logger)
    {
        _name = name;
        _logger = logger;
        _monitor = monitor;
        _secretOf = secretOf;
        _setups = [.. setups.Where(s => s is ConfigureNamedOptions<TOptions> named ? named.Name is null || named.Name == name : s is IConfigureNamedOptions<TOptions>)];
        _last = [.. last.Where(p => p is not PostConfigureOptions<TOptions> named || named.Name is null || named.Name == name)];
        _checks = [.. checks];
        _hasLambda = _last.Length > 0 || _setups.Any(static s => s is not SectionOptions<TOptions>);
        _good = monitor.Get(name);
        _inForce = _set = _monitored = secretOf(_good);
    }

    /// <summary>The options as they are now; the last good ones while a change of them is wrong, so that a slip of the pen stops no running connection.</summary>
    public TOptions Options
    {
        get
        {
            try
            {
                var options = _monitor.Get(_name);
                Volatile.Write(ref _good, options);
                _isTold = false;
                return options;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                if (!_isTold)
                    _logger.OptionsKept(_name, e is OptionsValidationException wrong ? string.Join(" ", wrong.Failures) : Failed(e));
                _isTold = true;
                return Volatile.Read(ref _good);
            }
        }
    }

    /// <summary>The secret as it was read last; nothing of the host's runs.</summary>
    public Secret Last
    {
        get
        {
            if (!_hasLambda)
                return _secretOf(Options);
            lock (_gate)
                return _inForce;
        }
    }

    public Secret Read()
    {
        var monitored = _secretOf(Options);
        if (!_hasLambda)
            return monitored;
        var set = ReadSet();
        lock (_gate)
        {
            if (set != _set)
                _inForce = _set = set;
            else if (monitored != _monitored)
                _inForce = monitored;
            _monitored = monitored;
            return _inForce;
        }
    }

    /// <summary>What the lambda sets now; what it set last while that is wrong, or the lambda fails.</summary>
    private Secret ReadSet()
    {
        try
        {
            var options = SetAnew();
            if (_secretOf(options) is var set && set != _set && Mistakes(options) is { Length: > 0 } mistakes)
                return Keep(mistakes);
            _isSetTold = false;
            return set;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Keep(Failed(e));
        }
    }

    /// <summary>A lambda's own exception may quote what it read.</summary>
    private static string Failed(Exception exception) => $"Setting them failed: {exception.GetType().Name}.";

    private Secret Keep(string mistakes)
    {
        if (!_isSetTold)
            _logger.OptionsKept(_name, mistakes);
        _isSetTold = true;
        return _set;
    }

    private string Mistakes(TOptions options) => string.Join(" ", _checks.Select(check => check.Validate(_name, options)).Where(static found => found.Failed).SelectMany(static found => found.Failures!));

    private TOptions SetAnew()
    {
        var options = new TOptions();
        foreach (var setup in _setups)
            ((IConfigureNamedOptions<TOptions>)setup).Configure(_name, options);
        foreach (var last in _last)
            last.PostConfigure(_name, options);
        return options;
    }
}
