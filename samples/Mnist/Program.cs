using System.Globalization;
using Display;
using Mnist;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Sample.Run(args, Console.IsOutputRedirected ? new PlainDisplay(Console.Out) : new TerminalDisplay(), Console.Error);
